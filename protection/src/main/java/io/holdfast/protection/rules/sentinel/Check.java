package io.holdfast.protection.rules.sentinel;

import io.holdfast.protection.rules.RuleFaultException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What a value of a rule may be. */
final class Check {

    private static final double MOST = 1_000_000;
    private static final Pattern RESOURCE = Pattern.compile("(merchant )?(GET|POST|PUT|PATCH|DELETE) /\\S*"
            + "|other"
            + "|io\\.holdfast\\.contract\\.[\\w.]+:\\w+\\([\\w.,$\\[;]*\\)"
            + "|channel:\\S+"
            + "|webhook(:\\S+)?");

    private Check() {}

    /** A misspelt name would be a rule that never applies. */
    static String resource(@Nullable String name, boolean regex) throws RuleFaultException {
        if (name == null) {
            throw new RuleFaultException("resource is missing");
        }
        if (regex) {
            try {
                Pattern.compile(name);
            } catch (PatternSyntaxException e) {
                throw new RuleFaultException("resource is no regular expression: " + e.getDescription());
            }
        } else if (!RESOURCE.matcher(name).matches()) {
            throw new RuleFaultException("resource is none that we have: " + name);
        }
        return name;
    }

    static double count(@Nullable Double count) throws RuleFaultException {
        if (count == null) {
            throw new RuleFaultException("count is missing");
        }
        if (!(count >= 0 && count <= MOST)) {
            throw new RuleFaultException("count must be 0 to " + (long) MOST);
        }
        return count;
    }

    static int whole(String name, @Nullable Integer value, int least, int most) throws RuleFaultException {
        if (value == null) {
            throw new RuleFaultException(name + " is missing");
        }
        if (value < least || value > most) {
            throw new RuleFaultException(name + " must be " + least + " to " + most);
        }
        return value;
    }

    static void absent(String name, @Nullable Object value, String where) throws RuleFaultException {
        if (value != null) {
            throw new RuleFaultException(name + " means nothing " + where);
        }
    }

    static void valid(boolean valid) throws RuleFaultException {
        if (!valid) {
            throw new RuleFaultException("Sentinel takes it for invalid");
        }
    }
}
