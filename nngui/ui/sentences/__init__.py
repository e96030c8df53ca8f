"""What is said without Qt, in English and with a code, in the language of the window."""
