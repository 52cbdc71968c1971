"""Fixtures of agreements on authorisations, from their example; run by make.py."""
from make_products import Base, pairs

ITEMS = [
    ("LAW-15-5", "technical-standards"), ("LAW-15-6", "security-review"),
    ("LAW-15-7", "asset-ownership"), ("LAW-15-8", "disclosure"), ("LAW-15-9", "security-duties"),
    ("LAW-15-10", "exit"), ("LAW-15-11", "liability"), ("LAW-15-12", "assets-after-expiry"),
    ("LAW-A14-1", "platform"), ("LAW-A14-2", "no-redevelopment"), ("LAW-A14-3", "accounting"),
    ("LAW-A14-4", "evaluation"), ("LAW-A14-5", "disputes"), ("LAW-A14-6", "change"),
]


def write_all(root, write):
    base = Base(root, "agreement")
    pair = pairs(base, write)

    def without(name):
        return [(base.block(name), "")]

    pair("LAW-15-1", [], without("scope"), "scope|no-scope")
    pair("LAW-15-2", [], without("resources"), "catalogue|no-catalogue")
    pair("LAW-15-3", [], without("until"), "term|no-last-day")
    pair("LAW-15-4", [], without("products"), "products|no-products")
    for rule, item in ITEMS:
        pair(rule, [], [(f'<clause item="{item}"', '<clause item="other"')],
             f"{item}|no-{item}")
    pair("LAW-15-13", [], [(">true</commitment>", ">false</commitment>")], "made|not-made")
    pair("LAW-4-41", [], [("<stateSecretDeclaration>none", "<stateSecretDeclaration>contains")],
         "no-secret|secret")
    pair("LAW-14-41", [], [("<kind>operator", "<kind>provider")], "operator|provider")
    pair("LAW-14-42", [], [("<number>GG-", "<number>FA-")], "announcement|plan")
    pair("LAW-14-43", [("<date>2026-02-27", "<date>2026-03-02")],
         [("<date>2026-02-27", "<date>2026-03-03")], "same-day|day-after")
    pair("LAW-14-44", [("<until>2029-03-31", "<until>2026-04-01")],
         [("<until>2029-03-31", "<until>2026-03-31")], "one-day|ends-before-it-begins")
    pair("LAW-11-41", [], [("<number>DJ-", "<number>SQ-")], "resource|authorisation")
    pair("PKG-ROLE-51", [], [('role="authorisation-agreement"', 'role="other"')],
         "agreement|agreement-of-another-role")
    pair("PKG-ROLE-52", [], [('role="evidence"', 'role="other"')],
         "resolution|resolution-of-another-role")
