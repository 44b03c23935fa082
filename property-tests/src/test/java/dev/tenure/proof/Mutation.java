package dev.tenure.proof;

import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The result of PIT on the domain: the number of changes to its code, and those that no test noticed.
 *
 * @param survived where each of these is, and what it does
 */
record Mutation(int mutants, Seq<String> survived) {
    private static final Seq<String> CAUGHT = Vector.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");

    /** Reads {@code mutations.xml}. */
    static Mutation read(Path report) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var mutants = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("mutation");
            var all = Stream.range(0, mutants.getLength())
                    .map(index -> (Element) mutants.item(index))
                    .toVector();
            return new Mutation(
                    all.size(),
                    all.reject(mutant -> CAUGHT.contains(mutant.getAttribute("status")))
                            .map(Mutation::place));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + " cannot be read", e);
        }
    }

    private static String place(Element mutant) {
        return text(mutant, "mutatedClass") + "." + text(mutant, "mutatedMethod") + ", line "
                + text(mutant, "lineNumber") + ": " + text(mutant, "description");
    }

    private static String text(Element mutant, String child) {
        return mutant.getElementsByTagName(child).item(0).getTextContent();
    }

    /** The caught share in percent, rounded down to a tenth. */
    double score() {
        return Math.floor(1000.0 * (mutants - survived.size()) / mutants) / 10;
    }
}
