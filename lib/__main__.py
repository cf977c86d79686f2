"""`python -m lib`: the command line."""

# A process that reads or analyses imports the file that its parent runs, as multiprocessing does: there this is
# nothing.
if __name__ == "__main__":
    from lib.cli import app

    app()
