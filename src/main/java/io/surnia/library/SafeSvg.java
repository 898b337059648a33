package io.surnia.library;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an SVG may hold to be shown to anybody: shapes, text, gradients. It runs nothing, fetches nothing and links
 * nowhere; what it uses is in itself.
 */
final class SafeSvg {
    private static final int DEEPEST = 50;
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "title",
            "desc",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textPath",
            "linearGradient",
            "radialGradient",
            "stop",
            "pattern",
            "clipPath",
            "mask",
            "marker",
            "symbol",
            "use",
            "style",
            "filter",
            "feGaussianBlur",
            "feOffset",
            "feMerge",
            "feMergeNode",
            "feDropShadow",
            "feColorMatrix",
            "feFlood",
            "feBlend",
            "feComposite");

    private final String file;
    private final Findings findings;

    SafeSvg(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Notes every place that is not safe; whether there is none. */
    boolean check(byte[] content) {
        int before = findings.flawCount();
        try {
            XMLStreamReader xml = reader(content);
            int depth = 0;
            boolean isInStyle = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        element(xml, depth++);
                        isInStyle = xml.getLocalName().equals("style");
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        isInStyle = false;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (isInStyle) {
                            value(xml, "style", xml.getText());
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        flaw(xml, "a document type or processing instruction is not allowed");
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
            findings.flaw(file, line, "is no well-formed XML here");
        }
        return findings.flawCount() == before;
    }

    private static XMLStreamReader reader(byte[] content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(content));
    }

    private void element(XMLStreamReader xml, int depth) {
        String name = xml.getLocalName();
        if (depth == 0 && !name.equals("svg")) {
            flaw(xml, "the outermost element must be <svg>");
        } else if (depth > DEEPEST) {
            flaw(xml, "elements are nested more than %d deep".formatted(DEEPEST));
        } else if (!ELEMENTS.contains(name)) {
            flaw(xml, "the element <%s> is not allowed in a picture".formatted(name));
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attribute(xml, xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }

    private void attribute(XMLStreamReader xml, String name, String value) {
        if (name.toLowerCase(Locale.ROOT).startsWith("on")) {
            flaw(xml, "the attribute %s would run a script".formatted(name));
        } else if (name.equals("href") && !value.startsWith("#")) {
            flaw(xml, "a reference may only point into the picture itself");
        } else {
            value(xml, name, value);
        }
    }

    private void value(XMLStreamReader xml, String name, String value) {
        String plain = value.toLowerCase(Locale.ROOT).replaceAll("[\\s\"'\\\\]", "");
        boolean fetches = plain.replace("url(#", "").contains("url(")
                || plain.contains("@import")
                || plain.contains("javascript:")
                || plain.contains("expression(");
        if (fetches) {
            flaw(xml, "%s refers to something outside of the picture".formatted(name));
        }
    }

    private void flaw(XMLStreamReader xml, String reason) {
        findings.flaw(file, xml.getLocation().getLineNumber(), reason);
    }
}
