/*
 * Alignments for other programs: TMX against the parts of the TMX 1.4b DTD that we write, XCES as OPUS reads it, and
 * both against the JSON of the same alignments. The real program over the sample; plain TAP.
 */
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/valid.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

/* From the specifications, cut down to what may occur here; the attributes that are required are. */
static const char tmx_dtd[] = "<!ELEMENT tmx (header, body)>"
			      "<!ATTLIST tmx version CDATA #FIXED '1.4'>"
			      "<!ELEMENT header (note | prop | ude)*>"
			      "<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED"
			      " segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED"
			      " adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED>"
			      "<!ELEMENT body (tu*)>"
			      "<!ELEMENT tu ((note | prop)*, tuv+)>"
			      "<!ATTLIST tu tuid CDATA #IMPLIED>"
			      "<!ELEMENT tuv ((note | prop)*, seg)>"
			      "<!ATTLIST tuv xml:lang CDATA #REQUIRED>"
			      "<!ELEMENT prop (#PCDATA)><!ATTLIST prop type CDATA #REQUIRED>"
			      "<!ELEMENT note (#PCDATA)><!ELEMENT ude EMPTY><!ELEMENT seg (#PCDATA)>";
static const char xces_dtd[] = "<!ELEMENT cesAlign (linkGrp*)>"
			       "<!ATTLIST cesAlign version CDATA #REQUIRED>"
			       "<!ELEMENT linkGrp (link*)>"
			       "<!ATTLIST linkGrp targType NMTOKEN #REQUIRED fromDoc CDATA #REQUIRED toDoc CDATA #REQUIRED>"
			       "<!ELEMENT link EMPTY>"
			       "<!ATTLIST link id ID #REQUIRED xtargets CDATA #REQUIRED certainty CDATA #IMPLIED>";

static unsigned test_number;

static void
ok(bool good, const char *name)
{
	printf("%sok %u - %s\n", good ? "" : "not ", ++test_number, name);
}

static void
print(const char *format, struct buf *out)
{
	char command[8192], bytes[65536];
	size_t n;
	snprintf(command, sizeof command, "\"$VISAVIS\" --no-config --print=alignment --format=%s \"$VISAVIS_DATADIR/sample\"",
		 format);
	FILE *f = popen(command, "r");
	while (f && (n = fread(bytes, 1, sizeof bytes, f)) > 0)
		buf_add(out, bytes, n);
	if (f)
		pclose(f);
}

/* Parsed and valid, or NULL. */
static xmlDocPtr
parsed(const char *format, const char *rules)
{
	struct buf out = { 0 };
	print(format, &out);
	xmlDocPtr doc = xmlReadMemory(out.p ? out.p : "", (int)out.n, format, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
	xmlParserInputBufferPtr in = xmlParserInputBufferCreateMem(rules, (int)strlen(rules), XML_CHAR_ENCODING_UTF8);
	xmlDtdPtr dtd = xmlIOParseDTD(NULL, in, XML_CHAR_ENCODING_UTF8);
	xmlValidCtxtPtr context = xmlNewValidCtxt();
	bool valid = doc && dtd && xmlValidateDtd(context, doc, dtd) == 1;
	xmlFreeValidCtxt(context);
	xmlFreeDtd(dtd);
	buf_release(&out);
	if (valid)
		return doc;
	xmlFreeDoc(doc);
	return NULL;
}

static xmlNodePtr
first(xmlNodePtr n, const char *name)
{
	for (n = n ? n->children : NULL; n; n = n->next) {
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			return n;
	}
	return NULL;
}

static xmlNodePtr
next(xmlNodePtr n, const char *name)
{
	for (n = n->next; n; n = n->next) {
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			return n;
	}
	return NULL;
}

/* The sentences of a bead on a side, a space between two. */
static void
join(const json_t *pair, const json_t *bead, const char *side, struct buf *out)
{
	size_t i;
	json_t *n;
	buf_reset(out);
	json_array_foreach(json_object_get(bead, side), i, n) {
		const json_t *list = json_object_get(json_object_get(pair, "sentences"), side);
		buf_addf(out, "%s%s", i ? " " : "",
			 json_string_value(json_array_get(list, (size_t)json_integer_value(n))));
	}
}

static bool
variant_is(xmlNodePtr tuv, const char *side, const json_t *pair, const json_t *bead)
{
	struct buf want = { 0 };
	xmlChar *text = xmlNodeGetContent(first(tuv, "seg"));
	xmlChar *lang = xmlNodeGetLang(tuv);
	join(pair, bead, side, &want);
	bool same = text && lang && strcmp((char *)lang, side) == 0 && str_eqz(buf_str(&want), (char *)text);
	if (!same)
		printf("# %s: %s\n# %s\n", side, text ? (char *)text : "", want.p ? want.p : "");
	xmlFree(text);
	xmlFree(lang);
	buf_release(&want);
	return same;
}

/* A unit for each bead that has both sides, with the text of its sentences. */
static bool
tmx_tells(xmlDocPtr doc, const json_t *pairs)
{
	xmlNodePtr tu = first(first(xmlDocGetRootElement(doc), "body"), "tu");
	size_t i, k, n = 0;
	json_t *pair, *bead;
	json_array_foreach(pairs, i, pair) {
		json_array_foreach(json_object_get(pair, "beads"), k, bead) {
			if (!json_array_size(json_object_get(bead, "fr")) || !json_array_size(json_object_get(bead, "de")))
				continue;
			xmlNodePtr left = first(tu, "tuv"), right = left ? next(left, "tuv") : NULL;
			if (!right || !variant_is(left, "fr", pair, bead) || !variant_is(right, "de", pair, bead))
				return false;
			tu = next(tu, "tu");
			n++;
		}
	}
	return n > 0 && !tu;
}

static void
add_targets(const json_t *list, struct buf *out)
{
	size_t i;
	json_t *n;
	json_array_foreach(list, i, n)
		buf_addf(out, "%ss%lld", i ? " " : "", (long long)json_integer_value(n));
}

/* A group for each pair and a link for each bead, also those with an empty side. */
static bool
xces_tells(xmlDocPtr doc, const json_t *pairs)
{
	xmlNodePtr group = first(xmlDocGetRootElement(doc), "linkGrp");
	size_t i, k;
	json_t *pair, *bead;
	json_array_foreach(pairs, i, pair) {
		xmlNodePtr link = first(group, "link");
		json_array_foreach(json_object_get(pair, "beads"), k, bead) {
			struct buf want = { 0 };
			xmlChar *targets = link ? xmlGetProp(link, (const xmlChar *)"xtargets") : NULL;
			add_targets(json_object_get(bead, "fr"), &want);
			buf_addc(&want, ';');
			add_targets(json_object_get(bead, "de"), &want);
			bool same = targets && strcmp((char *)targets, want.p) == 0;
			xmlFree(targets);
			buf_release(&want);
			if (!same)
				return false;
			link = next(link, "link");
		}
		if (!group || link)
			return false;
		group = next(group, "linkGrp");
	}
	return json_array_size(pairs) > 0 && !group;
}

static json_t *
read_pairs(void)
{
	struct buf out = { 0 };
	struct str rest, line;
	json_t *pairs = json_array();
	print("json", &out);
	for (rest = buf_str(&out); str_cut(&rest, '\n', &line);) {
		if (line.n > 0)
			json_array_append_new(pairs, json_loadb(line.p, line.n, 0, NULL));
	}
	buf_release(&out);
	return pairs;
}

int
main(void)
{
	if (!getenv("VISAVIS_DATADIR") || !getenv("VISAVIS")) {
		puts("Bail out! VISAVIS and VISAVIS_DATADIR are not set: run it by make check");
		return 1;
	}
	json_t *pairs = read_pairs();
	puts("1..4");
	xmlDocPtr tmx = parsed("tmx", tmx_dtd), xces = parsed("xces", xces_dtd);
	ok(tmx, "TMX is valid");
	ok(tmx && tmx_tells(tmx, pairs), "TMX has the beads with two sides");
	ok(xces, "XCES is valid");
	ok(xces && xces_tells(xces, pairs), "XCES has all beads");
	xmlFreeDoc(tmx);
	xmlFreeDoc(xces);
	xmlCleanupParser();
	json_decref(pairs);
	return 0;
}
