// Package local runs Neo4j Community on this machine, for people without a
// server and for the tests.
//
// Its jars come by Maven from the pinned pom.xml beside this file and are kept
// in the user's cache folder; it runs under Java 17 or newer as a child
// process, listens on loopback only, and keeps its data in a folder of the
// caller's. Neo4j Community is licensed under the GPL v3 and is no part of
// Entente: it is another program, started and spoken to over Bolt.
package local
