"""Kutipan: what `streamlit run` runs."""

# The server imports this file once, for how it serves; each session then runs it as its script. A process that analyses
# imports the file that its parent runs, as multiprocessing does: there this is nothing.
if __name__ == "__main__":
    from lib.views.frame import draw

    draw()
elif __name__ == "app":
    import streamlit as st

    from lib.views.opening import open_ahead

    open_ahead()
    from lib.views.frame import after_click
    from lib.views.serving import MIDDLEWARE, listening

    app = st.App(__file__, lifespan=listening, middleware=MIDDLEWARE, on_script_error=after_click)
