package io.holdfast.elsewhere;

/** Another service's own. */
public class Foreign {}
