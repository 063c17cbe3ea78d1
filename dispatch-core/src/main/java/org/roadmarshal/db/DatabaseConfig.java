package org.roadmarshal.db;

/**
 * Where PostGIS is and how much of it we take.
 *
 * @param url JDBC address, with user and password in it or beside it
 * @param connections size of the pool, and of the threads that use it
 * @param waiting how many pieces of work may wait for a thread before more are refused with 503
 */
public record DatabaseConfig(String url, String user, String password, int connections, int waiting) {}
