"""Sends the same mail of 127 kB N times, one after the other on one connection, as a script of an office would.

usage: send.py PORT N
"""
import smtplib
import sys
import time
from email.message import EmailMessage
from email.utils import formatdate

port, n = int(sys.argv[1]), int(sys.argv[2])
letter, programme = b"0123456789abcdef" * 2800, b"programme " * 5000


def compose(i):
    mail = EmailMessage()
    mail["From"] = "isu@meeting.example"
    mail["To"] = f"ref{i}@mission.example"
    mail["Subject"] = "Invitation"
    mail["Date"] = formatdate()
    mail["Message-ID"] = f"<{i}@meeting.example>"
    mail.set_content("Excellency,")
    mail.add_alternative("<p>Excellency,</p>", subtype="html")
    mail.add_attachment(letter, maintype="application", subtype="pdf", filename="letter.pdf")
    mail.add_attachment(programme, maintype="application", subtype="pdf", filename="programme.pdf")
    return mail


began = time.monotonic()
with smtplib.SMTP("127.0.0.1", port, local_hostname="meeting.example") as relay:
    for i in range(n):
        relay.send_message(compose(i))
print(n / (time.monotonic() - began))
