package io.surnia.exposures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptionsTest {

    @Test
    void keepsBasicFormattingAndTextReadable() {
        assertThat(Descriptions.sanitise("It's <em>a+b=c</em> of <strong>ana@x</strong>: \"so\" & so"))
                .isEqualTo("It's <em>a+b=c</em> of <strong>ana@x</strong>: &#34;so&#34; &amp; so");
    }

    @Test
    void letsNothingRunOrLoad() {
        assertThat(Descriptions.sanitise("<svg onload=x()><style>a{}</style><iframe src=x></iframe><b onclick=x()>b</b>"
                        + "<a href=\"data:text/html,x\">d</a><form action=x><input></form>"))
                .isEqualTo("<b>b</b>d");
    }

    @Test
    void saysThePlainText() {
        assertThat(Descriptions.plain(Descriptions.sanitise(
                        "<p>One &lt;b&gt;</p><p>two<br>&amp; <a href='https://x.example'>three</a></p>")))
                .isEqualTo("One <b> two & three");
    }
}
