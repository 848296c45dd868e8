package io.holdfast.protection.call.rpc;

import java.util.List;

/** Somebody to call. */
public interface Neighbour {

    String answer(String question);

    List<String> twoParameters(String one, List<String> other);
}
