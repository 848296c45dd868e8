package io.holdfast.protection.rules;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where operators keep the documents of rules. */
public interface RuleDocuments {

    /**
     * Reports a document as it is and as it becomes, for as long as the process lives, beginning when the place can be reached;
     * does not wait for that. Where there is no such document the defaults are stored, never over an existing one.
     *
     * @param heard called with one text at a time; null when the document was deleted
     */
    void follow(String dataId, String defaults, Consumer<@Nullable String> heard);
}
