import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.jaxb.XmlObjectModification;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges signed PDF files with the European Commission's DSS library, offline.
 * The arguments are the trusted root and a list: a line a file with its name,
 * its level and how many have signed, parted by tabs. A line a file comes out:
 * its name, "pass" or "fail", and why.
 */
public class Judge {
    // What DSS says of a signature that holds while nothing in the file tells
    // whether its certificate, or that of its issuer, had been revoked.
    static final Set<SubIndication> UNTOLD = Set.of(SubIndication.TRY_LATER, SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);

    // DSS calls what a field shows once it is signed, and its value when it is
    // met over the structure tree, undefined; it fails no signature for it.
    static final Pattern OF_A_SIGNED_FIELD = Pattern.compile("/AP /N |/Obj \\d+ 0 R /V ");

    public static void main(String[] args) throws Exception {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(args[0])));
        Path list = Path.of(args[1]);
        for (String line : Files.readAllLines(list)) {
            String[] part = line.split("\t");
            String why;
            try {
                why = judge(trusted, list.resolveSibling(part[0]).toFile(), part[1], Integer.parseInt(part[2]));
            } catch (Exception e) {
                why = e.toString();
            }
            System.out.println(part[0] + "\t" + (why.isEmpty() ? "pass" : "fail") + "\t" + why.replaceAll("\\s+", " "));
        }
    }

    static String judge(CommonTrustedCertificateSource trusted, File file, String level, int signers) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null); // nobody is asked
        verifier.addTrustedCertSources(trusted);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
        validator.setCertificateVerifier(verifier);
        Reports reports = validator.validateDocument();
        SimpleReport simple = reports.getSimpleReport();
        DiagnosticData data = reports.getDiagnosticData();
        List<String> ids = simple.getSignatureIdList();
        if (ids.size() != signers) {
            return ids.size() + " signatures, not " + signers;
        }
        for (String id : ids) {
            SignatureWrapper s = data.getSignatureById(id);
            Indication said = simple.getIndication(id);
            SubIndication sub = simple.getSubIndication(id);
            if (!s.isSignatureIntact() || !s.isSignatureValid()) {
                return id + " is not intact";
            }
            for (XmlObjectModification m : s.getPdfUndefinedChanges()) {
                if (!OF_A_SIGNED_FIELD.matcher(m.getValue()).find()) {
                    return id + ": " + m.getAction() + " of " + m.getValue();
                }
            }
            boolean told = level.equals("B-LT") || level.equals("B-LTA");
            boolean good = said == Indication.TOTAL_PASSED || said == Indication.PASSED;
            if (!good && (told || said != Indication.INDETERMINATE || !UNTOLD.contains(sub))) {
                return id + " " + said + " " + sub + " " + simple.getAdESValidationErrors(id).stream().map(m -> m.getValue()).toList();
            }
            String format = String.valueOf(simple.getSignatureFormat(id));
            if (!format.equals("PAdES-BASELINE-" + level.substring(2))) {
                return id + " is called " + format;
            }
        }
        return "";
    }
}
