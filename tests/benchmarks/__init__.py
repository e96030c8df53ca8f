"""The benchmark: this engine beside its peers, interleaved in one run. See __main__."""
