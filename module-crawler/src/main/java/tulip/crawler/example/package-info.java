/// Small programs of the chapter. Each has a twin in Python, which prints the same.
package tulip.crawler.example;
