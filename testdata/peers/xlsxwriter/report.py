"""Writes what BenchmarkReport100k of internal/workbook writes, by XlsxWriter in its streaming mode, and prints CPU, peak memory and size."""

import datetime
import os
import resource
import sys
import time

import xlsxwriter

COLUMNS = ["Number", "Delegation", "Capacity", "Honorific", "Name", "Function", "Gender", "Mode", "Days", "Received", "Source mail", "Decided by"]
WIDTHS = [9, 24, 20, 12, 30, 34, 12, 12, 18, 20, 9, 14]


def write(path, rows):
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Participants")
    plain = {"font_name": "Calibri", "font_size": 10, "valign": "top", "bottom": 1}
    text = book.add_format({**plain, "num_format": "@", "text_wrap": True})
    number = book.add_format({**plain, "num_format": "0", "align": "center"})
    moment = book.add_format({**plain, "num_format": "d mmm yyyy hh:mm", "align": "center"})
    head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#1F3864", "font_color": "white"})
    formats = [number, text, text, text, text, text, text, text, text, moment, number, text]
    for i, width in enumerate(WIDTHS):
        sheet.set_column(i, i, width)
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 2)
    sheet.write_string(0, 0, "Participants")
    sheet.write_string(1, 0, "Intersessional Meetings")
    for i, title in enumerate(COLUMNS):
        sheet.write_string(2, i, title, head)
    received = datetime.datetime(2022, 4, 26, 10, 0)
    for n in range(rows):
        values = [n + 1, "Afghanistan", "Head of delegation", "", f"Person {n + 1} of the delegation",
                  "First Secretary (Political Affairs), deputy to the Head of Chancery", "Female", "In person", "20 June 2022", received, 1, "program"]
        for i, value in enumerate(values):
            if i == 9:
                sheet.write_datetime(3 + n, i, value, moment)
            elif isinstance(value, int):
                sheet.write_number(3 + n, i, value, formats[i])
            elif value == "":
                sheet.write_blank(3 + n, i, None, formats[i])
            else:
                sheet.write_string(3 + n, i, value, formats[i])
    book.close()


path = sys.argv[1] if len(sys.argv) > 1 else "peer.xlsx"
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
begun, cpu = time.perf_counter(), time.process_time()
write(path, rows)
print(f"XlsxWriter {xlsxwriter.__version__}: {rows} rows, {time.process_time() - cpu:.2f} s of CPU, {time.perf_counter() - begun:.2f} s,"
      f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, {os.path.getsize(path)} bytes")
