// System: one Swift function per Linux call.
