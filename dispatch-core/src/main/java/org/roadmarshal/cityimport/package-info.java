/**
 * Brings a city into the database: a <em>city directory</em> of tables and maps that anybody can write by hand or from their own
 * registers, and the roads of an OpenStreetMap file. Either everything is right and comes in, or every error is listed and
 * nothing does. To import again updates what is there by its code; what the files no longer mention is left.
 *
 * <p>Tables are CSV with a header, in UTF-8 or GB18030; places are WGS-84 lon and lat in degrees:
 *
 * <pre>
 * city.json              {code, name, nameEn, centre: [lon, lat], bounds: [west, south, east, north], timeZone, illustrative?}
 * agencies.csv           code,name,name_en,kind,parent_code
 * counties.geojson       polygons with the properties code, name, name_en
 * jurisdictions.geojson  polygons with the properties agency_code, name, name_en
 * people.csv             badge,name,agency_code,role_title,certificate_no,certificate_expires,phone
 * vehicles.csv           plate,plate_colour,kind,use,agency_code,terminal
 * equipment.csv          serial,kind,agency_code,holder_badge
 * stations.csv           code,name,name_en,kind,agency_code,lon,lat
 * units.csv              callsign,kind,agency_code,plate,member_badges,lon,lat      (badges separated by ;)
 * issues.csv             number,category,state,lon,lat,route,stake,side,quantity,unit,quantity2,unit2,found_at,
 *                        closed_at,description,agency_code,township_code
 * campaigns.csv          name,name_en,state,starts_on,ends_on,agency_code,categories,targets   (see below)
 * routes.csv             ref,name,class,up,ditch_m,land_m,control_m
 * route_sections.geojson lines with the property code
 * route_segments.csv     route,prefix,n,section,reversed,from_stake,to_stake,valid_from,valid_to
 * route_equations.csv    route,prefix,back,ahead,note
 * route_posts.csv        route,prefix,stake,part,lon,lat
 * route_edges.csv        route,prefix,from_stake,to_stake,left_m,right_m
 * announced_zones.geojson  polygons with route, prefix, from_stake, to_stake, name, document, announced_on
 * roads.osm              OpenStreetMap; also as .osm.gz or .osm.pbf
 * </pre>
 *
 * The first two must be there. A campaign's categories are codes separated by ;, its targets {@code category unit amount}, the same.
 */
package org.roadmarshal.cityimport;
