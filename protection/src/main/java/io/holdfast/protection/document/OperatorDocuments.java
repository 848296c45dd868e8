package io.holdfast.protection.document;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where operators keep their documents: one text a data id. */
public interface OperatorDocuments {

    /**
     * Reports a document as it is and as it becomes, for as long as the process lives, beginning when the place can be reached;
     * does not wait for that. Where there is no such document the defaults are stored, never over an existing one.
     *
     * @param heard called with one text at a time; null when the document was deleted
     */
    void follow(String dataId, String defaults, Consumer<@Nullable String> heard);

    /**
     * Null only if it is certain that there is none.
     *
     * @param changed told of every change from now on; may be told of one twice, or of none while the way is broken. Of those
     *     given for one document the first is told
     * @throws DocumentsUnavailableException if it cannot be told what there is
     */
    @Nullable
    String find(String dataId, Runnable changed);

    /**
     * @param inPlaceOf what was found; null if there was none
     * @return false if that is not there any more, or nothing could be written
     * @throws DocumentsUnavailableException if nobody can be asked
     */
    boolean publish(String dataId, String text, @Nullable String inPlaceOf);
}
