"""Reads mails with Python's email package in its strict policy and says, a line each, what filters and old programs take offence at.

usage: strict.py DOMAIN FILE…
"""
import re
import sys
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

strict = policy.SMTP.clone(raise_on_defect=True)
once = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"]
tracking = re.compile(r"<img|src=|https?://[^ \"<>]*[?&](utm_|mc_|trk)", re.I)


def faults(raw, domain):
    mail = BytesParser(policy=strict).parsebytes(raw)
    for name in once:
        if len(mail.get_all(name, [])) != 1:
            yield f"{name} stands {len(mail.get_all(name, []))} times"
    for name in mail.keys():
        for value in mail.get_all(name):
            if getattr(value, "defects", ()):
                yield f"{name}: {value.defects}"
    sender = mail["From"].addresses
    if len(sender) != 1 or sender[0].domain != domain:
        yield f"From {mail['From']} is not of {domain}"
    if not mail["Message-ID"].strip().endswith(f"@{domain}>"):
        yield f"Message-ID {mail['Message-ID']} is not of {domain}"
    if parsedate_to_datetime(mail["Date"]).tzinfo is None:
        yield "Date has no zone"
    if not mail["Content-Language"]:
        yield "no Content-Language"
    header, _, _ = raw.partition(b"\r\n\r\n")
    for line in header.split(b"\r\n"):
        if len(line) > 78:
            yield f"header line of {len(line)} octets: {line[:60]}"
    for line in raw.split(b"\r\n"):
        if len(line) > 998 or b"\r" in line or b"\n" in line or any(c >= 0x80 for c in line):
            yield f"line {line[:60]}"
    kinds = [p.get_content_type() for p in mail.walk()]
    if "text/plain" not in kinds:
        yield f"no plain text in {kinds}"
    for part in mail.walk():
        if part.defects:
            yield f"{part.get_content_type()}: {part.defects}"
        for name in part.keys():
            if getattr(part[name], "defects", ()):
                yield f"{part.get_content_type()}: {name}: {part[name].defects}"
        if part.get_content_maintype() == "text":
            if tracking.search(part.get_content()):
                yield f"{part.get_content_type()} fetches something or follows the reader"
        if part.is_attachment():
            name = part.get_filename()
            if not name or "?" in name or "\ufffd" in name:
                yield f"file name {name!r}"
            if not re.search(rb'name="?[ -~]+"?', bytes(str(part["Content-Type"]), "utf-8")):
                yield f"no ASCII name for old programs beside {name!r}"
    print("file", kinds, *(p.get_filename() for p in mail.walk() if p.is_attachment()))


for file in sys.argv[2:]:
    with open(file, "rb") as f:
        raw = f.read()
    try:
        for fault in faults(raw, sys.argv[1]):
            print(f"FAULT {file}: {fault}")
    except Exception as e:
        print(f"FAULT {file}: {type(e).__name__}: {e}")
