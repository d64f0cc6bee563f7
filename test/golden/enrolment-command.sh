agent=$(mktemp) && \
  curl -fsS -o "$agent" 'https://fernamt.example.de/gateway/v1/agent' && \
  echo "abababababababababababababababababababababababababababababababab  $agent" | sha256sum -c - && \
  install -m 755 "$agent" /usr/local/bin/fernamt && \
  fernamt agent enrol --service \
    --portal 'https://fernamt.example.de' \
    --portal-key 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==' \
    --token 'tokenTOKEN_-0123456789'
