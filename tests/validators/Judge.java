import java.io.File;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF's engine: one line "standard TAB file TAB broken rules" for each. */
public class Judge {
  public static void main(String[] given) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (int place = 1; place < given.length; place++) {
      for (String standard : given[0].split(",")) {
        System.out.println(standard + "\t" + given[place] + "\t" + judged(standard, given[place]));
      }
    }
  }

  private static String judged(String standard, String file) {
    PDFAFlavour flavour = PDFAFlavour.fromString(standard);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.isCompliant()) {
        return "";
      }
      String rules = result.getFailedChecks().keySet().stream()
          .map(rule -> rule.getClause() + "-" + rule.getTestNumber())
          .sorted()
          .collect(Collectors.joining(","));
      return rules.isEmpty() ? "not compliant" : rules;
    } catch (Exception error) {
      return error.toString().replace('\t', ' ').replace('\n', ' ');
    }
  }
}
