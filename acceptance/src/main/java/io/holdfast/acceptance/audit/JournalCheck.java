package io.holdfast.acceptance.audit;

import java.sql.SQLException;
import java.util.List;

/** A check of what clients were told; finds nothing to look at where nobody kept a journal. */
record JournalCheck(String id, String sentence, ClientJournal.Kind kind, Eye eye) implements Check {

    /** What one kind of reply is held against. */
    interface Eye {

        /** What is wrong with these replies, a line each. */
        List<String> offenders(List<ClientJournal.Told> told, Truth truth);
    }

    @Override
    public When when() {
        return When.ALWAYS;
    }

    @Override
    public Finding look(Books books) throws SQLException {
        List<ClientJournal.Told> told = books.told().of(kind);
        return new Finding(told.size(), eye.offenders(told, Truth.of(kind, told, books)));
    }
}
