"""All measurements: ``make bench``."""

from bench import store

if __name__ == "__main__":
    store.main()
