package io.holdfast.badhouse.barn;

import io.holdfast.badhouse.shed.Shed;

/** Runs in a circle with the shed. */
public class Barn {
    Shed shed = new Shed();
}
