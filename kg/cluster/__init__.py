"""The same build with Apache Spark doing the extraction: `kg cluster build`."""
