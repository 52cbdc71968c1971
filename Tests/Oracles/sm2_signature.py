"""PyPI gmssl as the other side; numbers in hexadecimal, signatures as r and s.

verify PUBLIC MESSAGE-FILE SIGNATURE      status 0 when it is good
sign PRIVATE PUBLIC MESSAGE-FILE          prints the signature
digest MESSAGE-FILE                       prints SM3
"""

import sys

from gmssl import func, sm2, sm3


def message(path):
    with open(path, "rb") as file:
        return file.read()


def verify(public, path, signature):
    other = sm2.CryptSM2(private_key="", public_key=public)
    if not other.verify_with_sm3(signature, message(path)):
        sys.exit("bad")


def sign(private, public, path):
    other = sm2.CryptSM2(private_key=private, public_key=public)
    print(other.sign_with_sm3(message(path)))


def digest(path):
    print(sm3.sm3_hash(func.bytes_to_list(message(path))))


{"verify": verify, "sign": sign, "digest": digest}[sys.argv[1]](*sys.argv[2:])
