"""Reads the mails of BenchmarkReadMail20kB with Python's email package and prints mails a second of CPU.

Under the default policy: headers parsed and decoded, the body chosen and decoded to text, files decoded. It reads no meaning, which is in its favour.
"""
import email
import email.policy
import glob
import sys
import time


def mails(folder):
    return [open(name, "rb").read() for name in sorted(glob.glob(folder + "/*.eml"))]


def read(raw):
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    head = [str(mail[name]) for name in ("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References")]
    body = mail.get_body(preferencelist=("plain", "html"))
    text = body.get_content() if body is not None else ""
    files = [part.get_payload(decode=True) for part in mail.iter_attachments()]
    return head, text, files


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    all_mails = mails(folder)
    failed = 0
    began = time.process_time()
    for i in range(count):
        try:
            read(all_mails[i % len(all_mails)])
        except Exception:
            failed += 1
    cpu = time.process_time() - began
    size = sum(map(len, all_mails)) // len(all_mails)
    print(f"{len(all_mails)} mails of {size} bytes: {count / cpu:.0f} mails/cpu-s, {failed} of {count} failed")


main()
