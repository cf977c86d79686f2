# Kutipan as one container: compose.yaml runs it. Nothing but /data is written to; docs/operations.md says how to run it.
FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock /tmp/
RUN python -m venv /opt/kutipan && /opt/kutipan/bin/pip install --no-cache-dir --disable-pip-version-check -r /tmp/requirements.lock

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin kutipan && install -d -o kutipan -g kutipan /data
COPY --from=packages /opt/kutipan /opt/kutipan
WORKDIR /srv/kutipan
COPY LICENSE NOTICE app.py ./
COPY .streamlit/config.toml .streamlit/
COPY lib lib
COPY pages pages
COPY seeds seeds
RUN /opt/kutipan/bin/python -m compileall -q lib pages app.py
ENV PATH=/opt/kutipan/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp KUTIPAN_STORE=/data/store
USER 10001:10001
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true"]
