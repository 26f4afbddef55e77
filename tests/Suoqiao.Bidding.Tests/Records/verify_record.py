#!/usr/bin/env python3
"""Checks the bytes, the chain and the signatures of a record, written from docs/bid-record.md alone.

Prints "valid N lines, signed" (or "chain only" without the package `cryptography`), or the first line at fault.
The rules of the sale are not played: that needs docs/bidding.md too.
"""
import hashlib
import json
import re
import sys

HEX = re.compile(r"[0-9a-f]*\Z")
MEMBERS = {
    "open": "format lot title currency opens form reserve_commitment rules key fingerprint",
    "admit": "bidder identity deposit rank outcome",
    "bid": "bidder amount outcome",
    "proxy": "bidder amount outcome",
    "commit": "bidder commitment outcome",
    "reveal": "bidder amount nonce outcome",
    "withdraw": "bidder outcome",
    "match": "bidder outcome",
    "reserve": "amount nonce outcome",
    "pause": "reason outcome",
    "resume": "reason outcome",
    "cancel": "reason outcome",
    "default": "bidder reason outcome",
    "confirm": "bidder outcome",
    "clock": "outcome",
    "checkpoint": "state",
    "close": "stage winner price state",
}


class Fault(Exception):
    pass


def not_an_integer(digits):
    raise Fault("not canonical")


def canonical(line):
    """The members in their order; two of one name would be lost, and so differ from the bytes."""
    record = json.loads(line, parse_float=not_an_integer)
    if not isinstance(record, dict) or json.dumps(record, ensure_ascii=False, separators=(",", ":")) != line:
        raise Fault("not canonical")
    if any(ord(c) < 0x20 or ord(c) == 0x7F for c in line):
        raise Fault("control character")
    return record


def check_members(record):
    kind = record.get("kind")
    names = "seq prev at kind {} hash".format(MEMBERS.get(kind, "?")).split()
    signed = kind == "close" or (kind == "checkpoint" and "signature" in record)
    if list(record) != names + (["signature"] if signed else []):
        raise Fault("members")
    return signed


def verify_signature(key, record):
    try:
        from cryptography.hazmat.primitives.asymmetric import ec, utils
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.exceptions import InvalidSignature
    except ImportError:
        return False
    public = serialization.load_der_public_key(bytes.fromhex(key))
    raw = bytes.fromhex(record["signature"])
    try:
        public.verify(
            utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")),
            record["hash"].encode("ascii"),
            ec.ECDSA(hashes.SHA256()),
        )
    except InvalidSignature:
        raise Fault("signature")
    return True


def verify(data):
    if not data.endswith(b"\n"):
        raise Fault("line 1: no line feed at the end")
    lines = data[:-1].split(b"\n")
    previous, at, key, kind, checked = "0" * 64, 0, None, None, True
    for number, raw in enumerate(lines):
        try:
            record = canonical(raw.decode("utf-8"))
            signed = check_members(record)
            end = 218 if signed else 75
            if hashlib.sha256(raw[:-end] + b"}").hexdigest() != record["hash"]:
                raise Fault("hash")
            if record["seq"] != number or record["prev"] != previous:
                raise Fault("chain")
            if record["at"] < at or kind == "close" or (record["kind"] == "open") != (number == 0):
                raise Fault("order")
            if number == 0:
                key = record["key"]
                if record["format"] != "suoqiao-bid-record-1" or hashlib.sha256(bytes.fromhex(key)).hexdigest() != record["fingerprint"]:
                    raise Fault("key")
            if signed:
                if len(record["signature"]) != 128 or not HEX.match(record["signature"]):
                    raise Fault("signature")
                checked = verify_signature(key, record) and checked
            previous, at, kind = record["hash"], record["at"], record["kind"]
        except (Fault, ValueError) as fault:
            raise Fault(f"line {number + 1}: {fault}")
    return len(lines), kind == "close", checked


if __name__ == "__main__":
    try:
        count, closed, checked = verify(open(sys.argv[1], "rb").read())
        print(f"valid {count} lines, {'closed' if closed else 'open'}, {'signed' if checked else 'chain only'}")
    except Fault as fault:
        print(fault)
        sys.exit(1)
