package io.holdfast.benchmark;

import io.holdfast.benchmark.floor.FloorSchemas;
import java.util.Map;

/**
 * The stack that is measured.
 *
 * @param httpPort the facade's, on 127.0.0.1
 * @param operatorToken opens the operator API
 * @param pids every process of the stack, and this one, by name
 * @param database the stack's database server, for a user that may make schemas
 */
record RunningStack(int httpPort, String operatorToken, Map<String, Long> pids, FloorSchemas.Server database) {}
