package io.holdfast.badhouse.shed.jdbc;

/** SQL of the shed. */
public class ShedsJdbc {}
