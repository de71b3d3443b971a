package tulip.kit.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tulip.kit.coffee.Rush;
import tulip.kit.coffee.Shops;

class SvgPictureTest {
    private static final Timeline FOUR = Shops.baristas(3, Rush.ORDERS);

    @Test
    void itLooksAsItDid() throws IOException {
        Golden.assertSame("baristas.svg", SvgPicture.draw(FOUR));
    }

    @Test
    void whateverTheNamesItIsWellFormedAndSaysThemAsTheyAre() throws Exception {
        Document document = parse(SvgPicture.draw(Hostile.timeline()));
        assertTrue(document.getDocumentElement().getTextContent().contains("]]>" + Hostile.MARKUP));
        assertEquals(0, document.getElementsByTagName("b").getLength());
        assertFalse(document.getDocumentElement().getTextContent().contains("\u202e"), "text that runs backwards");
    }

    @Test
    void itNeedsNoOtherFile() {
        String picture = SvgPicture.draw(FOUR).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        for (String reference : new String[] {"http", "href", "url(", "@import", "<script", "<image"}) {
            assertFalse(picture.contains(reference), reference);
        }
    }

    @Test
    void aReaderWhoCannotSeeItHearsTitleStoryAndFigures() throws Exception {
        Document document = parse(SvgPicture.draw(FOUR));
        Element root = document.getDocumentElement();
        assertEquals("img", root.getAttribute("role"));
        assertEquals("timeline-title timeline-description", root.getAttribute("aria-labelledby"));
        assertEquals(FOUR.title(), first(root, "title").getTextContent());
        String description = first(root, "desc").getTextContent();
        assertTrue(description.startsWith(FOUR.story() + " 9 min in all; 3.9 min from door"), description);
        assertTrue(description.endsWith("Edsger 3 min, Frances 4 min."), description);
    }

    @Test
    void everyBarSaysWhatItIsAndLiesOnThePaper() throws Exception {
        NodeList bars = parse(SvgPicture.draw(FOUR)).getElementsByTagName("rect");
        for (int index = 1; index < bars.getLength(); index++) { // the first one is the paper
            var bar = (Element) bars.item(index);
            assertFalse(first(bar, "title").getTextContent().isBlank());
            int right = Integer.parseInt(bar.getAttribute("x")) + Integer.parseInt(bar.getAttribute("width"));
            assertTrue(right <= 1280, bar.getAttribute("x"));
        }
    }

    private static Element first(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static Document parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
