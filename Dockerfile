# Entente as an image of one static program, for compose.yaml.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /entente . && mkdir /articles

FROM scratch
# Feeds and pages are fetched over TLS.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /entente /entente
COPY --from=build --chown=65532:65532 /articles /articles
USER 65532:65532
ENTRYPOINT ["/entente"]
CMD ["serve"]
