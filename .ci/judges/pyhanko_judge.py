"""Judges signed PDF files with pyHanko, offline.

The arguments are the trusted root and a list: a line a file with its name, its
level and how many have signed, parted by tabs. A line a file comes out: its
name, "pass" or "fail", and why. Files of level B-LTA go through the algorithm
for long-term archives (EN 319 102-1, 5.6), those with a timestamp through that
for signatures with time (5.5), the rest through the basic one (5.3); the
difference analysis looks at all.
"""

import asyncio
import pathlib
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel
from pyhanko.sign.validation.ades import (
    ades_basic_validation,
    ades_lta_validation,
    ades_with_time_validation,
)
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator.authority import CertTrustAnchor
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import (
    NO_REVOCATION,
    REQUIRE_REVINFO,
    CertRevTrustPolicy,
    FreshnessReqType,
)
from pyhanko_certvalidator.registry import SimpleTrustManager


def spec(root, revocation):
    policy = CertRevTrustPolicy(revocation) if revocation is NO_REVOCATION else CertRevTrustPolicy(
        revocation, freshness=None, freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION
    )
    return SignatureValidationSpec(
        cert_validation_policy=CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build(trust_roots=[root]), revinfo_policy=policy
        ),
        revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
        key_usage_settings=KeyUsageConstraints(key_usage={"non_repudiation"}),
    )


async def judge(path, level, signers, root):
    with open(path, "rb") as f:
        reader = PdfFileReader(f)
        signatures = list(reader.embedded_regular_signatures)
        if len(signatures) != signers:
            return f"{len(signatures)} signatures, not {signers}"
        for s in signatures:
            s.compute_integrity_info(diff_policy=DEFAULT_DIFF_POLICY)
            diff = s.diff_result  # nothing where the signature covers the whole file
            if isinstance(diff, Exception):
                return f"{s.field_name}: {diff}"
            if diff is not None and diff.modification_level > ModificationLevel.FORM_FILLING:
                return f"{s.field_name}: {diff.modification_level.name}"
        for s in PdfFileReader(f).embedded_regular_signatures:
            if level == "B-LTA":
                result = await ades_lta_validation(s, PdfSignatureValidationSpec(spec(root, REQUIRE_REVINFO)))
            else:
                validate = ades_basic_validation if level == "B-B" else ades_with_time_validation
                result = await validate(s.signed_data, spec(root, NO_REVOCATION), raw_digest=s.compute_digest())
            if result.ades_subindic != AdESPassed.OK:
                return f"{s.field_name}: {result.ades_subindic} {result.failure_msg or ''}"
    return ""


def main():
    root, listed = load_cert_from_pemder(sys.argv[1]), pathlib.Path(sys.argv[2])
    for line in listed.read_text().splitlines():
        name, level, signers = line.split("\t")
        try:
            why = asyncio.run(judge(listed.parent / name, level, int(signers), root))
        except Exception as e:  # a judge that fails has not accepted
            why = f"{type(e).__name__}: {e}"
        print(name, "fail" if why else "pass", " ".join(why.split()), sep="\t", flush=True)


main()
