package io.holdfast.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatXmlTest {

    private static Map<String, String> read(String text) throws XMLStreamException {
        return FlatXml.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_was_written_is_read_again() throws XMLStreamException {
        Map<String, String> fields = Map.of("body", "柠檬 <2> & \"lime\" ]]>", "empty", "", "n", "1");

        assertThat(read(FlatXml.write(fields))).isEqualTo(fields);
    }

    @Test
    void quoted_texts_spaces_and_comments_are_read() throws XMLStreamException {
        assertThat(read("<?xml version=\"1.0\"?>\n<xml>\n <a><![CDATA[1<2]]></a><!-- x -->\n<b>x&amp;y</b></xml>\n"))
                .isEqualTo(Map.of("a", "1<2", "b", "x&y"));
    }

    @Test
    void characters_that_xml_cannot_carry_are_dropped_on_writing() throws XMLStreamException {
        assertThat(read(FlatXml.write(Map.of("a", "x\u0001y")))).isEqualTo(Map.of("a", "xy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{}",
                "<xml>",
                "<xml><a>1</b></xml>",
                "<xml><a>1</a></xml><xml/>",
                "<xml><a>1</a></xml>x",
                "<xml>text<a>1</a></xml>",
                "<xml><a><b>1</b></a></xml>",
                "<xml><a>1</a><a>2</a></xml>",
                "<!DOCTYPE xml><xml><a>1</a></xml>",
                "<!DOCTYPE xml SYSTEM \"file:///etc/passwd\"><xml><a>1</a></xml>",
                "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>",
                "<!DOCTYPE xml [<!ENTITY e \"x\"><!ENTITY f \"&e;&e;&e;\">]><xml><a>&f;</a></xml>",
                "<xml><a>&unknown;</a></xml>"
            })
    void everything_else_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(XMLStreamException.class);
    }
}
