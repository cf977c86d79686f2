"""Kutipan: what `streamlit run` runs."""

# A process that analyses imports the file that its parent runs, as multiprocessing does: there this is nothing.
if __name__ == "__main__":
    from lib.views.frame import draw

    draw()
