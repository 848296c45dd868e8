package io.holdfast.payment.channel.wechat;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * WeChat Pay v2's documents: one root, and under it texts by name. A document type (and so every entity of its own making),
 * an element inside another and a name that comes twice are refused.
 */
final class FlatXml {

    private static final XMLInputFactory FACTORY = factory();

    private FlatXml() {}

    static String write(Map<String, String> fields) {
        StringBuilder xml = new StringBuilder("<xml>");
        new TreeMap<>(fields)
                .forEach((name, value) -> xml.append('<')
                        .append(name)
                        .append('>')
                        .append(escaped(value))
                        .append("</")
                        .append(name)
                        .append('>'));
        return xml.append("</xml>").toString();
    }

    /** @throws XMLStreamException for everything but such a document in UTF-8 */
    static Map<String, String> read(byte[] document) throws XMLStreamException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document), "UTF-8");
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (RuntimeException e) {
            // Some of the parser's refusals of strange bytes are unchecked.
            throw new XMLStreamException("not XML: " + e.getClass().getSimpleName());
        }
    }

    private static Map<String, String> read(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> fields = new TreeMap<>();
        boolean insideRoot = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (insideRoot) {
                        String name = reader.getLocalName();
                        if (fields.put(name, reader.getElementText()) != null) {
                            throw new XMLStreamException("twice: " + name);
                        }
                    }
                    insideRoot = true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!reader.isWhiteSpace()) {
                        throw new XMLStreamException("text between the elements");
                    }
                }
                case XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.END_DOCUMENT,
                        XMLStreamConstants.COMMENT,
                        XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw new XMLStreamException("a document type, or an entity");
            }
        }
        return fields;
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> {
                    if (character >= ' ' || character == '\n' || character == '\t') {
                        text.appendCodePoint(character);
                    }
                }
            }
        });
        return text.toString();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }
}
