"""Saved views in the sidebar: take one, save what is set now, take one away; `?view=name` opens one."""

from __future__ import annotations

import streamlit as st

from lib.store import saved_filters
from lib.store.corpus import store_path
from lib.store.filters import Filters
from lib.store.saved_filters import ViewError
from lib.views.inert import inert, named
from lib.views.wording import localized, say


def put(asked: Filters) -> None:
    """Sets the sidebar's filters; call before they are drawn, or in a callback."""
    state = st.session_state
    state["since"], state["until"], state["words"], state["reviewed"] = (
        asked.since,
        asked.until,
        asked.words,
        asked.reviewed,
    )
    state["outlet"], state["speaker"], state["type"], state["entity"] = (
        list(asked.outlets),
        list(asked.speakers),
        list(asked.types),
        list(asked.entities),
    )
    state["not_outlet"], state["not_speaker"], state["not_entity"] = (
        list(asked.not_outlets),
        list(asked.not_speakers),
        list(asked.not_entities),
    )


def from_address() -> None:
    """Opens the view that the address names; its filters take its place there."""
    name = st.query_params.get("view")
    if not name:
        return
    st.query_params.pop("view", None)
    try:
        held = saved_filters.load(store_path())
    except ViewError as error:
        st.session_state["view_problem"] = localized(error.message)
        return
    if name in held:
        put(held[name])
    else:
        st.session_state["view_unknown"] = name


def take() -> None:
    """Takes the view that was chosen."""
    name = st.session_state.get("saved_view")
    if name:
        put(saved_filters.load(store_path())[name])
        st.session_state["saved_view"] = None


def keep(asked: Filters) -> None:
    """Saves the filters under the name that was typed."""
    try:
        saved_filters.changed(store_path(), st.session_state.get("view_name") or "", asked)
        st.session_state["view_name"] = ""
    except ViewError as error:
        st.session_state["view_problem"] = say("view-not-saved", why=localized(error.message))


def forget() -> None:
    """Takes away the view whose name was typed."""
    try:
        saved_filters.changed(store_path(), st.session_state.get("view_name") or "", None)
        st.session_state["view_name"] = ""
    except ViewError as error:
        st.session_state["view_problem"] = localized(error.message)


def controls(asked: Filters) -> None:
    """Draws the list of saved views and the field that saves or takes away one."""
    unknown, problem = (st.session_state.pop(key, None) for key in ("view_unknown", "view_problem"))
    if unknown:
        st.warning(say("view-none", name=named(unknown)), icon=":material/bookmark:")
    if problem:
        st.warning(inert(problem), icon=":material/bookmark:")
    try:
        held = saved_filters.load(store_path())
    except ViewError as error:
        st.error(inert(localized(error.message)), icon=":material/bookmark:")
        return
    if held:
        st.selectbox(
            say("view-saved"), list(held), index=None, key="saved_view", on_change=take, placeholder=say("view-open")
        )
    with st.popover(say("view-save-this"), icon=":material/bookmark:", width="stretch"):
        name = st.text_input(
            say("view-name"), key="view_name", max_chars=saved_filters.LONGEST, placeholder=say("view-name-example")
        )
        st.button(say("view-save"), on_click=keep, args=(asked,), disabled=not (name or "").strip(), type="primary")
        st.caption(say("view-shared"))
        if (name or "").strip() in held:
            st.button(say("view-take-away", name=inert(name)), on_click=forget, icon=":material/delete:")
