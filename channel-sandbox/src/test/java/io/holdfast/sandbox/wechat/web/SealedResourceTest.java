package io.holdfast.sandbox.wechat.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealedResourceTest {

    @Test
    void resources_are_sealed_as_in_the_documents() {
        assertThat(SealedResource.seal("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", "uluk4a9R25RW", "associatedData", "message"))
                .isEqualTo("ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=");
    }
}
