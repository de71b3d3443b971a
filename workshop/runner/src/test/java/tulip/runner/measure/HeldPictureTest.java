package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tulip.crawler.cost.Verdict;

class HeldPictureTest {
    private static final String SVG = new HeldPicture(CostReports.of(
                    CostReports.lane("threads", 31, Verdict.MEMORY),
                    CostReports.lane("virtual", 56, Verdict.LATE),
                    CostReports.lane("vertx", 58, Verdict.OTHERS)))
            .svg();

    @Test
    void thePictureIsXmlAndNeedsNoOtherFile() throws Exception {
        Document picture =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(SVG)));
        assertEquals("svg", picture.getDocumentElement().getTagName());
        assertEquals(SVG.indexOf("http"), SVG.lastIndexOf("http")); // only the name of its format
    }

    @Test
    void eachLaneHasABarItsRateAndItsPrice() throws Exception {
        Document picture =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(SVG)));
        var bars = picture.getElementsByTagName("rect");
        assertEquals(4, bars.getLength()); // with the paper
        assertEquals("500", ((Element) bars.item(1)).getAttribute("width")); // the most
        assertEquals("413", ((Element) bars.item(2)).getAttribute("width")); // 1.1 squared less
        assertTrue(SVG.contains(">2,080<") && SVG.contains(">$0.4809<"), SVG);
    }

    @Test
    void whatBrokeIsWrittenWhereItIsNotTheTime() {
        assertTrue(SVG.contains(">192 (memory)<") && SVG.contains(" or more<"), SVG);
    }
}
