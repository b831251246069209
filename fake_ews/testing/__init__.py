"""What tests of other people use: a server to start, a transport without sockets, a pytest fixture."""
