/// x
package struct Demonstration {}
