/** What robots may visit: the readers' pages, and nothing else. No path here hints at work that is not published. */
export const robots = `User-agent: *
Allow: /news
Allow: /accessibility
Allow: /cookies
Allow: /privacy
Allow: /pictures/
Allow: /reader/
Disallow: /
`;
