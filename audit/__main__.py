"""`python -m audit verify BUNDLE`: the auditor's check, with this folder and Python alone."""

import argparse
import io
import json
import sys
from pathlib import Path

from audit.bundle import Manifest, check
from audit.fault import Kind, Report, shown


def main(arguments: list[str]) -> int:
    """Exit status: 0 the trail holds, 1 it is broken, 2 bad usage or not a readable bundle."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        with Path(options.bundle).open("rb") as source:
            report, manifest = check(source)
    except OSError as error:
        print(f"เปิดไฟล์ไม่ได้ / cannot read the file: {shown(str(error))}", file=sys.stderr)
        return 2
    if options.json:
        document = {**report.document(), "manifest": _manifest_document(manifest)}
        print(json.dumps(document, ensure_ascii=False))
    else:
        _print_report(report, manifest)
    if any(fault.kind is Kind.NOT_A_BUNDLE for fault in report.faults):
        return 2
    return 0 if report.holds else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m audit", description="ตรวจสอบชุดหลักฐาน")
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="check a bundle / ตรวจสอบชุดหลักฐาน")
    verify.add_argument("bundle", metavar="BUNDLE", help="a file of the format smefund-bundle/1")
    verify.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def _manifest_document(manifest: Manifest | None) -> dict[str, object] | None:
    if manifest is None:
        return None
    fields = manifest._asdict()
    del fields["heads"]  # as long as the book has cases; the digest stands for them
    return fields


def _print_report(report: Report, manifest: Manifest | None) -> None:
    if manifest is not None:
        print(f"จัดทำเมื่อ / made at: {manifest.made_at}")
        print(f"ลายนิ้วมือของรายการเรื่อง / digest of the heads: {manifest.heads_sha256}")
    print(
        f"ตรวจแล้ว / checked: {report.cases:,} เรื่อง / cases, {report.records:,} ระเบียน / records, "
        f"{report.openings:,} ข้อมูลส่วนบุคคล / personal values"
    )
    for fault in report.faults:
        print(f"- [{fault.kind}] {fault.thai}")
        print(f"  {fault.english}")
        print(f"  expected: {shown(fault.expected)}")
        print(f"  found:    {shown(fault.found)}")
    if report.holds:
        print("ผล: หลักฐานสอดคล้องกันทั้งไฟล์ / RESULT: the trail holds")
        print("โปรดเทียบลายนิ้วมือข้างต้นกับที่ได้จากแหล่งอื่น: ไฟล์เดียวยืนยันตัวเองไม่ได้")
        print("Compare the digest above with one from elsewhere: no file vouches for itself.")
    else:
        count = f"{len(report.faults):,}"
        print(f"ผล: พบข้อผิดพลาด {count} ข้อ / RESULT: broken, faults: {count}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
