agent=$(mktemp) && \
  curl -fsS -o "$agent" 'https://fernamt.example.de/gateway/v1/agent' && \
  echo "abababababababababababababababababababababababababababababababab  $agent" | sha256sum -c - && \
  install -m 755 "$agent" /usr/local/bin/fernamt && \
  fernamt agent service
