package io.holdfast.badhouse.barn.jdbc;

/** SQL of the barn. */
public class BarnsJdbc {}
